import { createRequire, syncBuiltinESMExports } from 'node:module';
import type { CreateContextOptions } from 'node:vm';

const require = createRequire(import.meta.url);

/**
 * Jest runs tests in contexts of their own, which Node's --disallow-code-generation-from-strings does not reach. This
 * environment refuses code from strings there, too, as a strict content security policy does.
 */
interface VirtualMachine {
  createContext: (object?: object, options?: CreateContextOptions) => object;
}

const machine = require('node:vm') as VirtualMachine;
const { createContext } = machine;
machine.createContext = (object, options) =>
  createContext(object, { ...options, codeGeneration: { strings: false, wasm: true } });
syncBuiltinESMExports();

export { TestEnvironment as default } from 'jest-environment-node';
