// The workbench without a mouse, as those use it who have none.
import { setTimeout as pause } from 'node:timers/promises';

const patience = 15000;

/** Runs a command of the palette by its title. */
export async function typeCommand(page, title) {
  await page.keyboard.press('F1');
  const box = page.locator('.quick-input-widget input[type=text]').first();
  await box.waitFor();
  await page.keyboard.insertText(title);
  const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title });
  await row.first().waitFor();
  await page.keyboard.press('Enter');
  await box.waitFor({ state: 'hidden' });
}

/** What a screen reader says of the row of a side bar's tree that has the focus; nothing while none has. */
export async function focusedLabel(page) {
  const lists = ['.sidebar .monaco-list:focus-within', '.sidebar .monaco-list:focus'];
  const row = page.locator(lists.map(list => `${list} .monaco-list-row.focused`).join(', ')).first();
  return (await row.count()) === 0 ? '' : ((await row.getAttribute('aria-label')) ?? '');
}

/** Goes down from the first row until one is spoken as wanted: a pattern, or a function of what is said. */
export async function focusRow(page, wanted) {
  const isWanted = typeof wanted === 'function' ? wanted : label => wanted.test(label);
  await page.keyboard.press('Home');
  let before = '';
  for (let label = await spoken(page, ''); label !== before; label = await spoken(page, before)) {
    if (isWanted(label)) return label;
    before = label;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No row is spoken as ${wanted}; the last one was: ${before}`);
}

/** What is spoken once it is something else than before; the same again at the end of the tree. */
export async function spoken(page, before) {
  for (const end = Date.now() + 2000; Date.now() < end; await pause(50)) {
    const label = await focusedLabel(page);
    if (label !== before) return label;
  }
  return before;
}

/** The entries of the menu of the focused row, which is closed again. */
export async function menuEntries(page) {
  const entries = await openMenu(page);
  await page.keyboard.press('Escape');
  await page.locator('.monaco-menu').first().waitFor({ state: 'hidden' });
  return entries;
}

/** Opens the menu of the focused row and presses the entry that begins so. */
export async function pressMenuEntry(page, beginning) {
  const entries = await openMenu(page);
  if (!entries.some(entry => entry.startsWith(beginning))) throw new Error(`The menu has no "${beginning}", but ${entries.join(', ')}.`); // prettier-ignore
  const focused = page.locator('.monaco-menu .action-item.focused');
  for (let turn = 0; turn <= entries.length; turn++) {
    if ((await focused.count()) > 0 && (await focused.first().innerText()).trim().startsWith(beginning)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

async function openMenu(page) {
  await page.keyboard.press('Shift+F10');
  await page.locator('.monaco-menu .action-item').first().waitFor();
  const texts = await page.locator('.monaco-menu .action-item .action-label').allInnerTexts();
  return texts.map(text => text.trim()).filter(text => text !== '');
}

/**
 * Takes the first way where several are offered, and applies what is ticked in the preview. Cells of notebooks have no
 * preview in VS Code: their change is made when the question about it is answered. `look` is called before that.
 */
export async function applyByKey(page, look) {
  const rows = page.locator('.bulk-edit-panel .monaco-list-row');
  const ways = page.locator('.quick-input-widget .monaco-list-row').filter({ visible: true });
  for (const end = Date.now() + patience; Date.now() < end && (await rows.count()) === 0; await pause(100)) {
    if ((await ways.count()) === 0) continue;
    await look();
    await page.keyboard.press('Enter');
    await ways.first().waitFor({ state: 'hidden' });
    if (!(await comes(rows.first()))) return;
  }
  await rows.first().waitFor();
  await look();
  // The preview takes the focus when it opens; a slow machine may need a moment for that.
  for (const end = Date.now() + patience; Date.now() < end && (await rows.count()) > 0; await pause(500)) {
    await page.keyboard.press('Control+Enter');
  }
  await rows.first().waitFor({ state: 'hidden' });
}

async function comes(place) {
  return place.waitFor({ timeout: 5000 }).then(
    () => true,
    () => false,
  );
}
