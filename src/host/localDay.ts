/** The day it is here, `2026-11-23`: comments and waivers end on the user's calendar, not on Greenwich's. */
export function localDay(now = new Date()): string {
  const pad = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
