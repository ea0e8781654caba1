import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ShippedPack } from '../../shipped-pack.js';
import { Menu } from '../views/menu.js';
import type { PlaygroundDesk } from './playground-state.js';
import { startingPack } from './starting-pack.js';

/** Packs to start from: a small one, and those that ship. */
export function Gallery({ playground }: { readonly playground: PlaygroundDesk }): JSX.Element {
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
    <Menu name="Start from">
      <button
        type="button"
        onClick={() => {
          playground.replacePack(startingPack);
        }}
      >
        One small rule
      </button>
      {packs.map((pack) => (
        <button key={pack.file} type="button" onClick={() => void start(pack)}>
          {pack.title}
        </button>
      ))}
    </Menu>
  );
}
