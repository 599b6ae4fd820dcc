/** Types of `backstride.js`: the `<back-stride>` element, and the engine without any drawing. */

import type { AssessmentForm, NextForm, QuestionForm } from './types.js';

export * from './types.js';

/** Answers: question id to option code, list of option codes, or whole number. An empty list passes over an optional question. */
export type Answers = Record<string, string | readonly string[] | number>;

/** Why the widget could not be drawn. */
export interface ErrorDetail {
  reason: 'browser' | 'policy' | 'network' | 'panic';
  message: string;
  /** What the page's owner can do about it. */
  fix: string;
}

/** Questions, next screen and assessment. Each throws an `InputError` if an answer does not fit. */
export interface Engine {
  questions(): QuestionForm[];
  next(answers: Answers): NextForm;
  assess(answers: Answers): AssessmentForm;
  /** The flow as a `Questionnaire` of FHIR R4. */
  questionnaire(): object;
}

/** Loads the engine, once for a page. */
export function engine(): Promise<Engine>;

/** The events of the element; none holds an answer or a result. They bubble and leave shadow roots. */
export interface BackStrideEventMap extends HTMLElementEventMap {
  'backstride-ready': CustomEvent<null>;
  'backstride-start': CustomEvent<null>;
  'backstride-complete': CustomEvent<null>;
  'backstride-error': CustomEvent<ErrorDetail>;
}

/** What a page may set in one object: the names of the properties, and `lang` and `dir`. */
export type Config = Partial<
  Pick<BackStride, 'lang' | 'dir' | 'region' | 'theme' | 'headingLevel' | 'loading' | 'mode' | 'units' | 'clinicName' | 'bookingUrl' | 'phone'> & {
    services: string | readonly string[];
  }
>;

/** The element. */
export class BackStride extends HTMLElement {
  /** Whose numbers are shown, such as `GB`; attribute `region`. */
  region: string;
  /** `auto`, `light`, `dark` or `contrast`; attribute `theme`. */
  theme: string;
  /** The level of the widget's heading, 1 to 5; attribute `heading-level`. */
  headingLevel: number;
  /** `lazy` or `eager`; attribute `loading`. */
  loading: string;
  /** `metric`, `miles` or `us`; empty for what is usual in the region; attribute `units`. */
  units: string;
  /** `triage` or `learn`; attribute `mode`. */
  mode: string;
  /** The name above your own contact; attribute `clinic-name`. */
  clinicName: string;
  /** Where to book: a whole `https:`, `tel:` or `mailto:` address; attribute `booking-url`. */
  bookingUrl: string;
  /** Your telephone number; attribute `phone`. */
  phone: string;
  /** What you offer: `physio`, `osteopath`, `pelvic-physio`, `sports-doctor`, `gp`; attribute `services`. */
  services: string;
  /** What the attributes say, as one object; an attribute counts more. */
  config: Config | undefined;

  /** For demonstrations: begins afresh and goes through steps that were prepared with the same build, as the project's own page does. */
  example(steps: readonly string[]): Promise<void>;

  addEventListener<K extends keyof BackStrideEventMap>(
    type: K,
    listener: (this: BackStride, event: BackStrideEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'back-stride': BackStride;
  }
}
