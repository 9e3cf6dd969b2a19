import type { Document } from '../../model/document';
import type { Evidence } from '../../model/report';
import { remember } from '../../documents/remember';
import { type Hit, hitAtPlace, toEvidence } from '../hits';
import type { MakeChecker } from './checker';

/** Classes of pydantic and its kin that describe data, not settings: `class House(BaseModel)`. */
export const recordModels: MakeChecker = () => {
  const modelIn = remember(findRecordModel);
  return function* ({ ground }): Iterable<Evidence> {
    for (const { document, entry, zone } of ground.files) {
      const found = document === undefined || zone === 'test' ? undefined : modelIn(document);
      if (found !== undefined) {
        yield toEvidence(entry.path, found);
      }
    }
  };
};

const modelBases =
  /^(pydantic\.(main\.)?BaseModel|sqlmodel\.SQLModel|marshmallow\.Schema|ninja\.Schema|msgspec\.Struct)$/;
const settingsName = /(config|settings?|params?|parameters|options|args|arguments|hyper\w*|state)$/i;

function findRecordModel(document: Document): Hit | undefined {
  if (document.kind !== 'python') {
    return undefined;
  }
  const found = document.facts.scopes.find(
    ({ kind, name, bases }) =>
      kind === 'class' && !settingsName.test(name) && bases.some(base => modelBases.test(base)),
  );
  return found === undefined ? undefined : hitAtPlace(document, found.place);
}
