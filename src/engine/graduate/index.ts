export { type Graduate, type GraduateRequest, type Graduation, describeLeft, graduate, textKey } from './graduate';
export type { Left } from './unit';
