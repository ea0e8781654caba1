import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Desk } from '../desk.js';
import { forget, recall, remember } from '../memory.js';
import { applyTheme, type Theme } from '../theme.js';

export type Tab = 'statements' | 'rules';

const tabs: readonly { readonly id: Tab; readonly name: string }[] = [
  { id: 'statements', name: 'Validate' },
  { id: 'rules', name: 'Rules' },
];

interface HeaderProperties {
  readonly tab: Tab;
  readonly choose: (tab: Tab) => void;
  readonly desk: Desk;
}

/** The name of the page, its tabs, and what concerns all of it. */
export function Header({ tab, choose, desk }: HeaderProperties): JSX.Element {
  const step = ({ key }: KeyboardEvent): void => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    const other = tabs.find(({ id }) => id !== tab)?.id ?? tab;
    choose(other);
    document.getElementById(`tab-${other}`)?.focus();
  };
  return (
    <header class="top">
      <a class="skip" href="#main">
        To the content
      </a>
      <p class="name">rulepack</p>
      <div role="tablist" aria-label="Parts of the page" onKeyDown={step}>
        {tabs.map(({ id, name }) => (
          <button
            key={id}
            id={`tab-${id}`}
            role="tab"
            type="button"
            aria-selected={tab === id}
            aria-controls={`panel-${id}`}
            tabIndex={tab === id ? 0 : -1}
            onClick={() => {
              choose(id);
            }}
          >
            {name}
          </button>
        ))}
      </div>
      <span class="space" />
      <ThemeButton />
      <button
        type="button"
        class="quiet"
        title="Takes everything out of the page, and out of what this browser keeps of it"
        onClick={() => {
          forget();
          desk.clear();
          dispatchEvent(new Event('rulepack-forget'));
          desk.say('Forgotten: nothing of your work is left in this browser.');
        }}
      >
        Forget my work
      </button>
    </header>
  );
}

const themes: readonly { readonly theme: Theme; readonly name: string; readonly sign: string }[] = [
  { theme: undefined, name: 'as the system has it', sign: '◐' },
  { theme: 'light', name: 'light', sign: '○' },
  { theme: 'dark', name: 'dark', sign: '●' },
];

function ThemeButton(): JSX.Element {
  const [theme, setTheme] = useState<Theme>(recall().theme);
  const at = themes.findIndex((each) => each.theme === theme);
  const next = themes[(at + 1) % themes.length];
  return (
    <button
      type="button"
      class="quiet sign"
      aria-label={`Colours: ${themes[at]?.name ?? ''}. Change to: ${next?.name ?? ''}`}
      title={`Colours: ${themes[at]?.name ?? ''}`}
      onClick={() => {
        remember({ theme: next?.theme });
        applyTheme(next?.theme);
        setTheme(next?.theme);
      }}
    >
      {themes[at]?.sign}
    </button>
  );
}
