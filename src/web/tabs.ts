// Messages to the program's other tabs in this browser: locked, ended, left, someone is at work.
// Only these words are sent, never anything about a person or a record.

export type Tabs<Message extends string> = {
  readonly tell: (message: Message) => void;
  readonly close: () => void;
};

/** `heard` is called with messages from the other tabs, never with this tab's own. */
export function openTabs<Message extends string>(
  name: string,
  heard: (message: Message) => void,
): Tabs<Message> {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', (event) => heard(event.data as Message));
  return {
    // A channel reaches only this origin and takes no target.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    tell: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
}
