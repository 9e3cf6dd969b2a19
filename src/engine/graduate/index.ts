export { type Graduate, type GraduateRequest, type Graduation, describeLeft, graduate } from './graduate';
export type { Left } from './unit';
