import * as vscode from 'vscode';
import { commands, contextKeys } from './names';
import { openPlace } from './openPlace';
import { type TourPlace, tourPlaces } from './ownPlaces';
import type { ScanController } from './scanController';

interface Stops {
  readonly rule: string;
  readonly title: string;
  readonly places: readonly TourPlace[];
  readonly index: number;
}

/** A walk through the learner's own lines that a lesson is about, one place after the other. */
export class Tour {
  readonly #controller: ScanController;
  readonly #item = vscode.window.createStatusBarItem('preflight.tour', vscode.StatusBarAlignment.Left);
  #stops: Stops | undefined;

  constructor(controller: ScanController) {
    this.#controller = controller;
    this.#item.name = vscode.l10n.t('Preflight tour');
    this.#item.command = commands.nextPlace;
  }

  /** Begins at the first place of a lesson; says so when there is none. */
  async start(rule: string): Promise<void> {
    const places = tourPlaces(rule, this.#controller);
    const known = this.#controller.scans.flatMap(({ report }) => report.rules).find(({ id }) => id === rule);
    if (places.length === 0) {
      await vscode.window.showInformationMessage(vscode.l10n.t('Nothing in this repository is a place of {0}.', rule));
      return;
    }
    await this.#go({ rule, title: known?.title ?? rule, places, index: 0 });
  }

  /** Goes on by so many places, 1 or -1; after the last place the tour ends. */
  async move(by: number): Promise<void> {
    const stops = this.#stops;
    if (stops === undefined) {
      return;
    }
    const index = Math.max(stops.index + by, 0);
    await (index < stops.places.length ? this.#go({ ...stops, index }) : this.end());
  }

  async end(): Promise<void> {
    this.#stops = undefined;
    this.#item.hide();
    await vscode.commands.executeCommand('setContext', contextKeys.touring, false);
  }

  dispose(): void {
    this.#item.dispose();
  }

  async #go(stops: Stops): Promise<void> {
    const { title, places, index } = stops;
    this.#stops = stops;
    const stop = places[index];
    const words = vscode.l10n.t('{0} of {1}', index + 1, places.length);
    const says = stop?.says === undefined || stop.says === '' ? title : stop.says;
    this.#item.text = `$(map) ${words}: ${title}`;
    this.#item.tooltip = vscode.l10n.t('{0} Press for the next place.', says);
    const label = vscode.l10n.t('Tour, place {0}: {1}. Press for the next place.', words, title);
    this.#item.accessibilityInformation = { label };
    this.#item.show();
    await vscode.commands.executeCommand('setContext', contextKeys.touring, true);
    await (stop === undefined ? undefined : openPlace(stop.place));
  }
}
