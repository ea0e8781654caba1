interface ScriptPolicy {
  createScriptURL(url: string): string;
}

/** Where the browser demands trusted types, a worker's address is one; https://www.w3.org/TR/trusted-types */
declare const trustedTypes:
  | { createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): ScriptPolicy }
  | undefined;

let policy: ScriptPolicy | undefined;

/** The workers that there are, and no others. */
export type WorkerFile = 'engine.js' | 'rules.js';

export function startWorker(file: WorkerFile, failed: () => void): Worker {
  const worker = new Worker(trusted(new URL(file, document.baseURI).href), { type: 'module' });
  worker.addEventListener('error', failed);
  worker.addEventListener('messageerror', failed);
  return worker;
}

function trusted(url: string): string {
  if (typeof trustedTypes === 'undefined') return url;
  policy ??= trustedTypes.createPolicy('rulepack', { createScriptURL: (each) => each });
  return policy.createScriptURL(url);
}
