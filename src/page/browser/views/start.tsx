import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Desk } from '../desk.js';
import { fetchStatement } from '../fetch-statement.js';
import { servedSettings } from '../settings.js';
import { sourcesOf } from '../use-drop.js';

/** What one sees first: ways to bring a statement. */
export function Start({ desk }: { readonly desk: Desk }): JSX.Element {
  const files = useRef<HTMLInputElement>(null);
  const { said } = desk.store.get();
  return (
    <section class="start" aria-labelledby="start-title">
      <h1 id="start-title">What is wrong with this CapabilityStatement?</h1>
      <p class="lead">
        Drop it here and see, at the line it stands in: what is wrong, why, and how to mend it. The verdict
        follows as you type.
      </p>
      <div class="dropzone">
        <p class="big" aria-hidden="true">
          ⤓
        </p>
        <p>
          <strong>Drop one file or many</strong>
          <br />
          <span class="faint">.json, .ndjson, or either as .gz; or paste with Ctrl+V</span>
        </p>
        <p class="row">
          <button
            type="button"
            class="main"
            onClick={() => {
              files.current?.click();
            }}
          >
            Choose files …
          </button>
          <button
            type="button"
            onClick={() => {
              void desk.add([{ name: '', content: skeleton }]);
            }}
          >
            Write one
          </button>
          <button
            type="button"
            onClick={() => {
              void openExample(desk);
            }}
          >
            Show me an example
          </button>
        </p>
        <input
          ref={files}
          type="file"
          multiple
          class="unseen"
          tabIndex={-1}
          aria-label="Files to validate"
          onChange={({ currentTarget }) => {
            void desk.add(sourcesOf(currentTarget.files));
            currentTarget.value = '';
          }}
        />
      </div>
      <Server desk={desk} />
      {said !== '' && (
        <p class="said" role="status">
          {said}
        </p>
      )}
      <p class="promise">
        <strong>It stays with you.</strong> The rules run in this browser; nothing you drop or type leaves
        this machine. Your work is kept here for your next visit until you press <em>Forget my work</em>.{' '}
        <a href="licences.txt">Licences</a>
      </p>
    </section>
  );
}

const skeleton = `{
  "resourceType": "CapabilityStatement",
  "status": "draft",
  "date": "",
  "kind": "requirements",
  "fhirVersion": "4.0.1",
  "format": ["json"],
  "rest": [
    {
      "mode": "server",
      "resource": []
    }
  ]
}
`;

async function openExample(desk: Desk): Promise<void> {
  try {
    const response = await fetch('example.json');
    if (!response.ok) throw new Error();
    await desk.add([{ name: 'example.json', content: await response.blob() }]);
  } catch {
    desk.say('The example could not be loaded. Is the server of this page still there?');
  }
}

function Server({ desk }: { readonly desk: Desk }): JSX.Element {
  const [problem, setProblem] = useState('');
  const [isAsking, setAsking] = useState(false);
  const settings = servedSettings();
  const ask = async (form: HTMLFormElement): Promise<void> => {
    const typed = new FormData(form).get('server');
    setProblem('');
    setAsking(true);
    const fetched = await fetchStatement(typeof typed === 'string' ? typed : '', settings);
    setAsking(false);
    if ('problem' in fetched) setProblem(fetched.problem);
    else await desk.add([fetched.source]);
  };
  const [sentence, command] = problem.split('\n');
  return (
    <form
      class="server"
      onSubmit={(event) => {
        event.preventDefault();
        void ask(event.currentTarget);
      }}
    >
      <label for="server">Or name a server</label>
      <div class="row">
        <input
          id="server"
          name="server"
          type="text"
          inputMode="url"
          autoComplete="off"
          spellcheck={false}
          placeholder="https://server.example/fhir"
          list={settings.hosts.length > 0 ? 'hosts' : undefined}
          aria-describedby="server-problem"
        />
        <button type="submit" disabled={isAsking}>
          {isAsking ? 'Asking …' : 'Fetch its statement'}
        </button>
      </div>
      <datalist id="hosts">
        {settings.hosts.map((host) => (
          <option key={host} value={host} />
        ))}
      </datalist>
      <div id="server-problem" role="alert">
        {problem !== '' && <p class="problem">{sentence}</p>}
        {command !== undefined && (
          <pre tabIndex={0}>
            <code>{command}</code>
          </pre>
        )}
      </div>
    </form>
  );
}
