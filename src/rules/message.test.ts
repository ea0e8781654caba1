import { splitMessage } from './message.js';

const at = (offset: number, expression: string): object => ({ expression, offset });

test.each([
  { message: 'no expression', pieces: ['no expression'] },
  { message: '', pieces: [] },
  { message: '{{name}}', pieces: [at(2, 'name')] },
  { message: 'It has {{name}}.', pieces: ['It has ', at(9, 'name'), '.'] },
  { message: '{{a}}{{b}}', pieces: [at(2, 'a'), at(7, 'b')] },
  { message: '{{  name\n }}', pieces: [at(4, 'name')] },
  { message: '{{}}', pieces: [at(2, '')] },
  { message: 'a } b }} c { d', pieces: ['a } b }} c { d'] },
  { message: "{{iif(a, '}}', '{{')}}!", pieces: [at(2, "iif(a, '}}', '{{')"), '!'] },
  { message: '{{iif(a, {}, b)}}!', pieces: [at(2, 'iif(a, {}, b)'), '!'] },
  { message: '{{{}}}', pieces: [at(2, '{}')] },
  { message: "{{'it\\'s }} so'}}!", pieces: [at(2, "'it\\'s }} so'"), '!'] },
  { message: "{{'}}", pieces: [at(2, "'")] },
  { message: 'line\n{{name}}', pieces: ['line\n', at(7, 'name')] },
  { message: '$1 {{a}} $&', pieces: ['$1 ', at(5, 'a'), ' $&'] },
])('$message', ({ message, pieces }) => {
  expect(splitMessage(message)).toEqual(pieces);
});

test.each([
  { message: '{{name', unclosed: 0 },
  { message: 'It has {{name}.', unclosed: 7 },
  { message: '{{a}} and {{b', unclosed: 10 },
  { message: '{{ {} ', unclosed: 0 },
])('$message is not closed', ({ message, unclosed }) => {
  expect(splitMessage(message)).toEqual({ unclosed });
});
