/** Calls of an object's methods across `postMessage`: each is answered once, and events come in between. */
export interface Call {
  readonly call: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

export type Answer =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly error: string }
  | { readonly event: unknown };

/** The part of a worker, and of a worker's own global object, that is used here. */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

type Methods<T> = { readonly [K in keyof T]: T[K] extends (...args: never[]) => unknown ? T[K] : never };

/** Answers calls with the methods of an object. To be called in the worker. */
export function answerCalls<T extends object>(port: Port, target: Methods<T>): void {
  port.addEventListener('message', ({ data }: MessageEvent<Call>) => {
    const { call, method, args } = data;
    const act = (target as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>)[method];
    Promise.resolve()
      .then(() => act?.(...args))
      .then(
        (value) => {
          port.postMessage({ call, value } satisfies Answer);
        },
        (error: unknown) => {
          port.postMessage({
            call,
            error: error instanceof Error ? error.message : String(error),
          } satisfies Answer);
        },
      );
  });
}

/** A method as the other side sees it. */
export type Remote<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

/** Calls the methods of an object in a worker. */
export function callMethods<T extends object>(
  port: Port,
  onEvent: (event: unknown) => void = () => undefined,
): Remote<T> {
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let calls = 0;
  port.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if ('event' in data) {
      onEvent(data.event);
      return;
    }
    const waiting = open.get(data.call);
    open.delete(data.call);
    if ('error' in data) waiting?.reject(new Error(data.error));
    else waiting?.resolve(data.value);
  });
  return new Proxy({} as Remote<T>, {
    get: (_, method) =>
      typeof method === 'string' && method !== 'then'
        ? (...args: readonly unknown[]) =>
            new Promise((resolve, reject) => {
              calls += 1;
              open.set(calls, { resolve, reject });
              port.postMessage({ call: calls, method, args } satisfies Call);
            })
        : undefined,
  });
}
