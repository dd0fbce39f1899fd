// Catches our own mistakes during rendering, so that a broken screen leaves the way out, the menu
// and the drafts in place. It shows no details: they could contain what the screen was about.

import { Component, type ReactNode } from 'react';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';

type Props = { readonly message: string; readonly retry: string; readonly children: ReactNode };

export class ErrorBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override readonly state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Notice kind="danger" title={this.props.message} isAnnounced>
        <p>
          <Button onClick={() => this.setState({ hasFailed: false })}>{this.props.retry}</Button>
        </p>
      </Notice>
    );
  }
}
