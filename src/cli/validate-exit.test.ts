import { command, faulty, good, retired, unwise } from './command.test.helper.js';
import { formats } from './reporters.js';

const files = {
  'good.json': good,
  'retired.json': retired,
  'unwise.json': unwise,
  'faulty.json': faulty,
  'patient.json': '{"resourceType":"Patient"}',
  'text.json': 'Hello',
  'list.json': '[]',
  'empty.json': '',
  'other.json': '{"resourceType":"Nonsense"}',
  'defective.yaml': 'language: 1\npack: defective\n',
};

describe.each(formats)('in the format %s', (format) => {
  test.each([
    { args: ['good.json'], exit: 0 },
    { args: ['retired.json'], exit: 0 },
    { args: ['unwise.json'], exit: 0 },
    { args: ['patient.json'], exit: 0 },
    { args: ['faulty.json'], exit: 1 },
    { args: ['faulty.json', 'good.json'], exit: 1 },
    { args: ['text.json'], exit: 2 },
    { args: ['list.json'], exit: 2 },
    { args: ['empty.json'], exit: 2 },
    { args: ['other.json'], exit: 2 },
    { args: ['missing.json'], exit: 2 },
    { args: ['text.json', 'faulty.json'], exit: 2 },
    { args: ['faulty.json', 'missing.json', 'good.json'], exit: 2 },
    { args: ['--max-bytes', '20', 'good.json'], exit: 2 },
    { args: ['--pack', 'defective.yaml', 'good.json'], exit: 3 },
    { args: ['--pack', 'defective.yaml', 'missing.json'], exit: 3 },
    { args: ['--fail-on', 'error', 'unwise.json'], exit: 0 },
    { args: ['--fail-on', 'warning', 'retired.json'], exit: 0 },
    { args: ['--fail-on', 'warning', 'unwise.json'], exit: 1 },
    { args: ['--fail-on', 'warning', 'faulty.json'], exit: 1 },
    { args: ['--fail-on', 'information', 'good.json'], exit: 0 },
    { args: ['--fail-on', 'information', 'retired.json'], exit: 1 },
    { args: ['--fail-on', 'information', 'patient.json'], exit: 1 },
    { args: ['--fail-on', 'never', 'faulty.json'], exit: 0 },
    { args: ['--fail-on', 'never', 'text.json'], exit: 2 },
    { args: ['--fail-on', 'never', 'missing.json'], exit: 2 },
  ])('validate $args exits with $exit', async ({ args, exit }) => {
    expect((await command(['validate', '--format', format, ...args], { files })).exit).toBe(exit);
  });
});
