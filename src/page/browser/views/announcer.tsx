import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { verdictText, type DeskState } from '../desk.js';

/** So long after the last change, a screen reader is told. */
const pause = 900;

/** Tells screen readers the verdict when it has settled, and nobody at every keystroke. */
export function Announcer({ state }: { readonly state: DeskState }): JSX.Element {
  const [text, setText] = useState('');
  const { result, opened } = state;
  const verdict = result && opened ? `${opened.label}: ${verdictText(result)}` : '';
  useEffect(() => {
    const timer = setTimeout(() => {
      setText(verdict);
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [verdict]);
  return (
    <p class="unseen" role="status" id="announcer">
      {text}
    </p>
  );
}
