/** The worker that judges what is dropped on the page. */
import { loadMissing } from '../late/missing.js';
import { createSession, type Session } from '../session.js';
import { answerCalls, type Answer, type Port } from './channel.js';
import type { EngineEvent, RemoteSession } from './engine.js';

/** Written by the build. */
declare const VERSION: string;

const port = globalThis as unknown as Port;
const session: Session = createSession({ version: VERSION, loadMissing });

answerCalls<RemoteSession>(port, {
  ...session,
  add: (sources) =>
    session.add(sources, (entries, done) => {
      const event: EngineEvent = { entries, done };
      port.postMessage({ event } satisfies Answer);
    }),
});
