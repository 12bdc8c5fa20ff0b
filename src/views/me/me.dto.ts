/** What a role may do, so that pages show only what can be used. Whom it may do that to, each answer decides. */
export class May {
  /** Commands by the last part of their address; those that open a stream by their name. */
  commands!: string[];
  /** Views and lists by name, and operations that it may look at. */
  views!: string[];
  /** Contexts by address, whose histories it may see. */
  replay!: string[];
  /** What it may set off in the service itself. */
  operate!: string[];
}

/** Who asks, and what that one may. */
export class MeAnswer {
  account!: string;
  /** As the directory of staff has it. */
  name?: string;
  /** As whom this was asked: the header `Role` chooses, or it is the first. */
  role!: string;
  roles!: string[];
  unit!: string;
  units!: string[];
  may!: May;
}
