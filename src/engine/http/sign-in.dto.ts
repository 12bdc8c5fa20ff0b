/** How a page begins to sign somebody in. */
export class SignInAnswer {
  /** The OpenID Connect issuer; discovery starts there. */
  issuer!: string;
  /** As which client the page asks it. */
  clientId!: string;
  /** What it asks for. */
  scope!: string;
}
