import { expect, test, vi } from 'vitest';
import { commands } from './commands.ts';

test.each(['1405', '1750', '20100', 'abc', ''])(
  'a network founded in "%s" is not set up: every page says the year',
  async (year) => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const environment = vi.fn(() => {
      throw new Error('the node was opened');
    });
    const words = ['node', 'serai', 'setup', '--secretariat', 'ryu@secretariat.example', '--founded', year];
    await expect(commands(environment).parseAsync(words)).rejects.toMatchObject({ code: 'commander.invalidArgument' });
    expect(String(said.mock.calls)).toContain('such as 2010');
    said.mockRestore();
  },
);
