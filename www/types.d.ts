// Written from the Rust types by `UPDATE_TYPES=1 cargo test --lib`. Do not edit.

/**
 * A question as a page or a program sees it.
 */
export type QuestionForm = { 
/**
 * Its id, such as `B1`.
 */
id: string, 
/**
 * The screen it stands on.
 */
screen: string, 
/**
 * `safety` or `pattern`.
 */
part: 'safety' | 'pattern', 
/**
 * `one`, `many` or `amount`.
 */
kind: 'one' | 'many' | 'amount', 
/**
 * Whether it may be skipped (an empty list).
 */
optional: boolean, 
/**
 * The question.
 */
text: string, 
/**
 * Why we ask.
 */
why: string, 
/**
 * When it is asked; `always`, or a condition over codes.
 */
ask_when: string, 
/**
 * Its options.
 */
options: Array<ChoiceForm>, 
/**
 * What an amount may be.
 */
range: RangeForm | null, };

/**
 * An option of a question.
 */
export type ChoiceForm = { 
/**
 * Its code, such as `b1_leak`.
 */
code: string, 
/**
 * Its label.
 */
text: string, 
/**
 * `flag`, `none`, `unsure` or `skip`.
 */
role: 'flag' | 'none' | 'unsure' | 'skip', 
/**
 * When it is offered; `always`, or a condition over codes.
 */
offer_when: string, };

/**
 * The whole numbers a question takes.
 */
export type RangeForm = { 
/**
 * The code conditions use, such as `sev.now`.
 */
code: string, 
/**
 * The least allowed.
 */
min: number, 
/**
 * The most allowed.
 */
max: number, 
/**
 * The unit.
 */
unit: string, };

/**
 * What comes next.
 */
export type NextForm = { 
/**
 * `ask`, `emergency` or `done`.
 */
step: 'ask' | 'emergency' | 'done', 
/**
 * The screen to ask.
 */
screen: string | null, 
/**
 * The questions on it that need an answer.
 */
questions: Array<string>, 
/**
 * How many screens there can still be after this one.
 */
at_most_left: number, };

/**
 * An assessment.
 */
export type AssessmentForm = { 
/**
 * The version of the clinical content.
 */
content_version: string, 
/**
 * `D1` (now) to `D5` (at home); null is "cannot tell yet". While `complete` is false it is at least this urgent.
 */
disposition: 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | null, 
/**
 * Whether no open question could make it more urgent.
 */
complete: boolean, 
/**
 * Within how many hours to be seen; 0 is now.
 */
within_hours: number | null, 
/**
 * For D1: `call` or `go_ed`.
 */
channel: 'call' | 'go_ed' | null, 
/**
 * Whether running must stop until seen.
 */
run_stop: boolean, 
/**
 * For how many hours not to run, where running is paused.
 */
run_pause_hours: number | null, 
/**
 * The rules that fired, most urgent first.
 */
fired: Array<FiredForm>, 
/**
 * The default rule, where no rule set a floor.
 */
default: FiredForm | null, 
/**
 * The suppress codes that are set.
 */
suppress: Array<string>, 
/**
 * Open questions that could still change the result.
 */
open: Array<string>, 
/**
 * Answered questions that do not apply to this runner: they count for nothing.
 */
ignored: Array<string>, };

/**
 * A rule that fired.
 */
export type FiredForm = { 
/**
 * Its id, such as `R-CES-1`.
 */
rule: string, 
/**
 * Its floor; null for a rule that changes no level.
 */
floor: 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | null, 
/**
 * Within how many hours to be seen.
 */
within_hours: number | null, 
/**
 * Why these answers matter.
 */
reason: string, 
/**
 * The answers that made it fire; for a default, those that spoke against the calmer one.
 */
because: Array<BecauseForm>, };

/**
 * An answer behind a rule.
 */
export type BecauseForm = { 
/**
 * The question.
 */
question: string, 
/**
 * The option that was ticked.
 */
option: string | null, 
/**
 * The amount that was given.
 */
amount: number | null, };

/**
 * Why answers were refused. `code` is stable; `message` says what to change.
 */
export type InputError = { 
/**
 * `not_an_object`, `unknown_question`, `unknown_option`, `wrong_kind`, `not_a_whole_number`, `out_of_range`, `nothing_ticked`,
 * `none_with_others` or `cannot_skip`.
 */
code: 'not_an_object' | 'unknown_question' | 'unknown_option' | 'wrong_kind' | 'not_a_whole_number' | 'out_of_range' | 'nothing_ticked' | 'none_with_others' | 'cannot_skip', 
/**
 * What is wrong and what to do about it.
 */
message: string, 
/**
 * The question, as it was given.
 */
question: string | null, 
/**
 * The option, as it was given.
 */
option: string | null, };
