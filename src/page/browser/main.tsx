/** The page: draws itself into `#page`, and starts the engine in a worker. */
import { render } from 'preact';
import { createDesk } from './desk.js';
import { recall } from './memory.js';
import { applyTheme } from './theme.js';
import { App } from './views/app.js';

applyTheme(recall().theme);
const place = document.getElementById('page');
if (place !== null) {
  place.textContent = '';
  render(<App desk={createDesk()} />, place);
}
