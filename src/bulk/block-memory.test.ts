import { createBlockMemory } from './block-memory.js';

test('what is given back is taken again, if it has the size of a block', () => {
  const memory = createBlockMemory(8);
  const block = memory.take(8);
  const long = memory.take(16);
  memory.giveBack(block.subarray(0, 3));
  memory.giveBack(long);
  expect(memory.take(16).buffer).not.toBe(long.buffer);
  expect(memory.take(8).buffer).toBe(block.buffer);
});

test('memory is shared, and what is given back is not handed out twice', () => {
  const memory = createBlockMemory(8);
  memory.giveBack(memory.take(8));
  const [one, other] = [memory.take(8), memory.take(8)];
  expect(one.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(one.buffer).not.toBe(other.buffer);
});
