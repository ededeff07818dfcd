/** The counting engine without its families: what a page in the browser starts from. It loads those it shows. */
export { loadFamilies, loadFamilyOf } from './families/on-demand.ts';
export { fieldsRead, ledgerOf } from './ledger-of.ts';
export { weighUnder } from './conventions.ts';
export type { Convention, Figure, InActive, InTotal, Range, Weighing } from './conventions.ts';
export { byRole, stored, unique, isCopy, isExtra, isOnce } from './quantities.ts';
export { termsOf } from './arithmetic.ts';
export type { Term } from './arithmetic.ts';
export { ConfigError, RefusalError } from './errors.ts';
export type { ErrorCode, Refusal } from './errors.ts';
export type { FileFacts } from './file-facts.ts';
export { weigh } from './ledger.ts';
export type { Kind, Ledger, Moe, Row, SourceKind, State } from './ledger.ts';
export { judge, VERDICT_MARKS } from './verdict.ts';
export type { Judgement, Printed, Reading, Verdict } from './verdict.ts';
export { BODY, ROLE_NAMES, roleInSentence, ROLES } from './roles.ts';
export type { Role } from './roles.ts';
