import type { Place } from './openPlace';

/** What a check's menu commands act on. */
export interface Subject {
  /** The folder's key. */
  readonly folder: string;
  readonly root: string;
  readonly rule: string;
}

/** What a click on a row does. */
export type RowAction =
  | { readonly kind: 'open'; readonly command: string; readonly place: Place }
  | { readonly kind: 'explain'; readonly rule: string }
  | { readonly kind: 'more'; readonly check: string };

/** The box of a check that only a person can answer. */
export interface Checkbox {
  readonly isChecked: boolean;
  /** What pressing it does. */
  readonly says: string;
}

/** One row of the checklist, as plain data: readable without colour, hover or children. */
export interface ChecklistNode {
  /** Of folder, kind and rule, never of texts or counts: what is open and selected survives a scan. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** What a screen reader says for the whole row. */
  readonly spoken: string;
  readonly icon: string | undefined;
  readonly tooltip: string;
  readonly checkbox: Checkbox | undefined;
  /** Words that the menus of `package.json` look for: `check open`. */
  readonly context: string;
  readonly isOpen: boolean;
  readonly subject: Subject | undefined;
  readonly action: RowAction | undefined;
  readonly children: readonly ChecklistNode[];
}

type Given = Pick<ChecklistNode, 'id' | 'label'> & Partial<ChecklistNode>;

/** A row with what is not given left empty; it is spoken as it is written. */
export function makeNode(given: Given): ChecklistNode {
  const { label, description = '' } = given;
  return {
    description: '',
    spoken: description === '' ? label : `${label}, ${description}`,
    icon: undefined,
    tooltip: '',
    checkbox: undefined,
    context: '',
    isOpen: false,
    subject: undefined,
    action: undefined,
    children: [],
    ...given,
  };
}
