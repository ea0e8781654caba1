import { alignColumns } from '../tables/columns.js';
import type { CaseAccount } from './account.js';

/** A line a case. */
export function caseTable(accounts: readonly CaseAccount[]): string {
  const lines = accounts.map(({ name, reach, kinds, reasons }) => [
    name,
    reach ?? '',
    kinds.errors,
    kinds.others,
    reasons.join(' '),
  ]);
  return alignColumns([['case', 'we', 'errors', 'others', 'why they differ'], ...lines]);
}

/** How many agree. Those that no pack judges are told apart: there only FHIR's JSON shape speaks for us. */
export function summaryOf(accounts: readonly CaseAccount[]): string {
  const count = (is: (account: CaseAccount) => boolean): string => accounts.filter(is).length.toString();
  const differ = ({ kinds }: CaseAccount): boolean => kinds.errors === 'differ' || kinds.others === 'differ';
  const isKnown = ({ kinds }: CaseAccount): boolean => kinds.errors === 'agree' || kinds.others === 'agree';
  const agree = (account: CaseAccount): boolean => isKnown(account) && !differ(account);
  return (
    `${accounts.length.toString()} cases: ${count(agree)} agree, ` +
    `${count((account) => agree(account) && account.reach === 'shape only')} of them of a type that no pack judges; ` +
    `${count(differ)} differ; ` +
    `${count((account) => !isKnown(account) && !differ(account))} have no file or no outcome to compare with`
  );
}
