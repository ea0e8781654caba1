import type { JSX } from 'preact';
import type { Desk } from '../desk.js';
export function Playground(_: { readonly desk: Desk }): JSX.Element {
  return <p />;
}
