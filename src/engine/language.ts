import * as l10n from '@vscode/l10n';

/** The engine's own texts in another language, by the English ones: the content of a bundle of VS Code's `l10n`. */
export type EngineTexts = Readonly<Record<string, string>>;

/**
 * From now on the engine says its own texts as they stand here, and those that are left out in English, as it does where
 * nobody calls this. A host calls it once, before it makes an engine: texts are put together while rules are compiled.
 */
export function speak(texts: EngineTexts): void {
  l10n.config({ contents: { ...texts } });
}
