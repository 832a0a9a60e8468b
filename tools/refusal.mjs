/** What a command does not do, and why. Its message is complete, and meant for the person at the terminal. */
export class Refusal extends Error {}
