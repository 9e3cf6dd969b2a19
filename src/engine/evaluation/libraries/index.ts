import { chained, collections, copying, functools, itertools, operator, statistics, strings } from './collections';
import { disk } from './files';
import { json } from './json';
import type { Library } from './library';
import { math } from './math';
import { osPath, pathlib } from './paths';
import { quiet } from './quiet';
import { numpy } from './tables/numpy';
import { pandas } from './tables/pandas';
import { scores } from './tables/scores';
import { regex } from './regex';

/** Everything that is known of libraries, by full name: the one list. */
export const libraries: Library = new Map([
  ...math,
  ...collections,
  ...copying,
  ...functools,
  ...itertools,
  ...chained,
  ...operator,
  ...statistics,
  ...strings,
  ...json,
  ...regex,
  ...pathlib,
  ...osPath,
  ...disk,
  ...quiet,
  ...numpy,
  ...pandas,
  ...scores,
]);
