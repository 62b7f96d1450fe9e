import type { BotHealth, StepHistory, StepLimits, StepTimer, WatchedRun } from '@baton/core';
import type { Bot, BotHealthSettings, BotUpdate, Workflow } from '@baton/protocol';

export type LoadedRun = {
  workflow: Workflow | null;
  /** Of any of its steps; a step may have one of its own. */
  limits: Omit<StepLimits, 'step'>;
  /** `null`: nothing was told about it yet. `version` is compared and set. */
  run: { watched: WatchedRun; version: number } | null;
};

/** What is kept of a step of a workflow, by its name. `limitMs`: its own limit. */
export type LoadedStep = { history: StepHistory; limitMs: number | null };

/** `version` is `null` before the first sign. */
export type LoadedHealth = {
  organizationId: string;
  health: BotHealth;
  settings: BotHealthSettings;
  version: number | null;
};

export type DueStep = { organizationId: string; runId: string; step: number; dueAt: number };

/** What a change writes beside the journal about runs and bots; see `Change`. */
export type WatchChange = {
  /** `isNew`: it must not exist yet. Its limit is not touched. */
  workflow?: Workflow & { reference: string; isNew: boolean };
  /** `expected` is `null`: it must not exist yet. */
  run?: WatchedRun & { reference: string; expected: number | null };
  /** Goes to the end of the step's history. */
  durations?: { workflowId: string; step: string; ms: number }[];
  stepTimers?: StepTimer[];
  /** The timer that caused this; it must still be armed for that time. */
  firedStep?: { runId: string; step: number; dueAt: number };
  update?: BotUpdate;
  health?: {
    botId: string;
    status: Bot['status'];
    health: BotHealth;
    settings: BotHealthSettings;
    expected: number | null;
  };
};

/** What workflows and bots do by themselves. Written by `Journal.commit`. */
export interface Watch {
  loadRun(organizationId: string, ids: { workflowId: string; runId: string }): Promise<LoadedRun>;
  /** The workflow that a run belongs to. */
  workflowOf(organizationId: string, runId: string): Promise<string | null>;
  step(workflowId: string, name: string): Promise<LoadedStep>;
  dueSteps(now: number, limit: number): Promise<DueStep[]>;
  nextStep(): Promise<number | null>;
  rearmStep(timer: DueStep, dueAt: number): Promise<void>;
  /** A timer that no longer means anything. */
  dropStep(timer: DueStep): Promise<void>;
  /** Runs that go on, with the steps that have a timer. */
  openRuns(): Promise<{ organizationId: string; watched: WatchedRun; armed: number[] }[]>;

  /** `null`: there is no such bot. */
  health(botId: string): Promise<LoadedHealth | null>;
  /** The organization's bots that are watched: they have sent a heartbeat, or have a URL that is asked. */
  watched(organizationId: string): Promise<string[]>;
  /** Bots whose heartbeat is missing by now. */
  dueHeartbeats(now: number, limit: number): Promise<string[]>;
  nextHeartbeat(): Promise<number | null>;
  /** Takes bots whose URL is to be asked; nobody else gets them before they are due again. */
  takeChecks(now: number, limit: number): Promise<string[]>;
  nextCheck(): Promise<number | null>;
  /** The organization's bots that are down now. */
  down(organizationId: string): Promise<string[]>;
  /** Conversations that are with the bot, whose customer has written since: the next of them after `after`, by id; none at the end. */
  talking(botId: string, page: { since: number; after?: string | undefined }): Promise<string[]>;
  /** How many they are. */
  countTalking(botId: string, since: number): Promise<number>;
}
