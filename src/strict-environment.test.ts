test('tests make no code of strings', () => {
  expect(() => globalThis.eval('1') as unknown).toThrow(EvalError);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that it fails is what is tested
  expect(() => new Function('return 1')).toThrow(EvalError);
});
