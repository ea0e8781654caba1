/** Connections to a server that send a letter now and then, until the process ends: `slow-clients.js URL BEGINNING`. */
import { connect } from 'node:net';

const connections = 500;
/** Milliseconds between two letters on one connection. */
const pause = 200;

const [url = '', beginning = ''] = process.argv.slice(2);
const { hostname, port } = new URL(url);

/** Whoever is cut off comes back at once. */
function dribble(): void {
  const socket = connect(Number(port), hostname);
  socket.write(beginning);
  const timer = setInterval(() => socket.write('x'), pause);
  socket.resume().on('error', () => undefined);
  socket.on('close', () => {
    clearInterval(timer);
    dribble();
  });
}

// They do not all send in the same moment.
for (let number = 0; number < connections; number += 1) {
  dribble();
  await new Promise((resolve) => setTimeout(resolve, pause / connections));
}
console.log(connections);
