import { Component, type ReactNode } from 'react';
import { isProblem, UNREACHABLE } from '../api/problem.js';
import { Failed } from '../parts/failed.js';

interface State {
  readonly error?: unknown;
}

/** What breaks on one page leaves the others alone. */
export class Boundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <Failed problem={isProblem(error) ? error : { ...UNREACHABLE, code: 'unexpected' }} />;
  }
}
