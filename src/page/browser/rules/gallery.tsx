import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ShippedPack } from '../../shipped-pack.js';
import { sourcesOf } from '../use-drop.js';
import { Menu } from '../views/menu.js';
import type { PlaygroundDesk } from './playground-state.js';
import { startingPack } from './starting-pack.js';

/** Packs to start from: a small one, and those that ship. */
export function Gallery({ playground }: { readonly playground: PlaygroundDesk }): JSX.Element {
  const files = useRef<HTMLInputElement>(null);
  const [packs, setPacks] = useState<readonly ShippedPack[]>([]);
  useEffect(() => {
    fetch('packs/index.json')
      .then(async (response) => {
        // The build wrote the file.
        setPacks((await response.json()) as readonly ShippedPack[]);
      })
      .catch(() => {
        playground.say('The list of packs could not be loaded. Is the server still there?');
      });
  }, [playground]);
  const start = async ({ file, title }: ShippedPack): Promise<void> => {
    try {
      const response = await fetch(`packs/${file}`);
      if (!response.ok) throw new Error();
      playground.replacePack(await response.text());
      playground.say(`This is the pack that ships: ${title}. Ctrl+Z brings yours back.`);
    } catch {
      playground.say('The pack could not be loaded. Is the server still there?');
    }
  };
  return (
    <>
      <input
        ref={files}
        type="file"
        accept=".yaml,.yml"
        class="unseen"
        tabIndex={-1}
        aria-label="Rule pack to open"
        onChange={({ currentTarget }) => {
          const [file] = sourcesOf(currentTarget.files);
          if (file !== undefined) void playground.openFile(file);
          currentTarget.value = '';
        }}
      />
      <Menu name="Start from">
        <button
          type="button"
          onClick={() => {
            playground.replacePack(startingPack);
          }}
        >
          One small rule
        </button>
        <button
          type="button"
          onClick={() => {
            files.current?.click();
          }}
        >
          A file …
        </button>
        {packs.map((pack) => (
          <button key={pack.file} type="button" onClick={() => void start(pack)}>
            {pack.title}
          </button>
        ))}
      </Menu>
    </>
  );
}
