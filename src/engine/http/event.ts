// What rooms tell each other: facts in the past tense, delivered in the transaction of the command
// that emitted them. A room adds its events to the map in its `events.ts`, so that listening for an
// unknown event, or facts of another shape, does not compile.

/** `'people.household-added': { … }`: the name and its facts. */
// oxlint-disable-next-line typescript/no-empty-interface -- rooms fill it by declaration merging
export interface Events {}

export type EventName = keyof Events & string;
export type RoomEvent = {
  readonly [Name in EventName]: { readonly name: Name; readonly facts: Events[Name] };
}[EventName];
