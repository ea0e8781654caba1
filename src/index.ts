export * from './core.js';
export { loadPack } from './load-pack.js';
