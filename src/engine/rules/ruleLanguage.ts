import type { Detector } from '../model/rule';
import type { KnownNames } from './detectorFields';

/** What a rule may say because the engine has code for it: names of exceptions and checkers, captures and anchors. */
export interface RuleLanguage extends KnownNames {
  /** Names under which this detector hands out pieces of text. */
  readonly capturesOf: (detector: Detector) => readonly string[];
  /** Names of the places where its fixes may insert. */
  readonly anchorsOf: (detector: Detector) => readonly string[];
}
