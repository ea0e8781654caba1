import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface LateProperties<P> {
  readonly load: () => Promise<ComponentType<P>>;
  readonly properties: P;
  /** For people: `The playground`. */
  readonly what: string;
}

/** A part of the page that is loaded when it is first shown. */
export function Late<P extends object>({ load, properties, what }: LateProperties<P>): JSX.Element {
  const [Part, setPart] = useState<ComponentType<P>>();
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    load().then(
      (part) => {
        setPart(() => part);
      },
      () => {
        setFailed(true);
      },
    );
  }, []);
  if (Part !== undefined) return <Part {...properties} />;
  return (
    <p class="loading" role={isFailed ? 'alert' : undefined}>
      {isFailed
        ? `${what} could not be loaded. Is the server still there? Load the page again.`
        : `${what} is loading …`}
    </p>
  );
}
