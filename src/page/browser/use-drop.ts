import { useEffect, useRef, useState } from 'preact/hooks';
import type { Source } from '../read-source.js';

/**
 * Takes files that are dropped anywhere on the page, and with `isPasting` what is pasted outside of a field. Gives
 * whether something is held over the page.
 */
export function useDrop(dropped: (sources: readonly Source[]) => void, isPasting: boolean): boolean {
  const [isDragging, setDragging] = useState(false);
  const now = useRef({ dropped, isPasting });
  now.current = { dropped, isPasting };
  useEffect(() => {
    // Every element that is entered or left tells.
    let depth = 0;
    const end = new AbortController();
    const on = <K extends keyof DocumentEventMap>(
      type: K,
      act: (event: DocumentEventMap[K]) => void,
    ): void => {
      document.addEventListener(type, act, { signal: end.signal });
    };
    const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;
    on('dragenter', (event) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setDragging(true);
    });
    on('dragleave', (event) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setDragging(false);
    });
    on('dragover', (event) => {
      if (hasFiles(event)) event.preventDefault();
    });
    on('drop', (event) => {
      depth = 0;
      setDragging(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      const sources = sourcesOf(event.dataTransfer?.files);
      if (sources.length > 0) now.current.dropped(sources);
    });
    on('paste', (event) => {
      const isField = event.target instanceof Element && event.target.closest('input, textarea') !== null;
      if (!now.current.isPasting || isField) return;
      const sources = sourcesOf(event.clipboardData?.files);
      const content = event.clipboardData?.getData('text/plain') ?? '';
      if (sources.length > 0) now.current.dropped(sources);
      else if (content !== '') now.current.dropped([{ name: '', content }]);
      else return;
      event.preventDefault();
    });
    return () => {
      end.abort();
    };
  }, []);
  return isDragging;
}

/** Files as sources. */
export const sourcesOf = (files: FileList | null | undefined): Source[] =>
  [...(files ?? [])].map((file) => ({ name: file.name, content: file }));
