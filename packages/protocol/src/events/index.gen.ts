// Written by `npm run gen`. Do not edit.
import botHeartbeat from './bot-heartbeat.ts';
import botKnowledgeAdded from './bot-knowledge-added.ts';
import botPromptTuned from './bot-prompt-tuned.ts';
import botRetrained from './bot-retrained.ts';
import botToolAdded from './bot-tool-added.ts';
import handoffAcknowledged from './handoff-acknowledged.ts';
import handoffCancelled from './handoff-cancelled.ts';
import handoffRequested from './handoff-requested.ts';
import messageCreated from './message-created.ts';
import workflowFinished from './workflow-finished.ts';
import workflowStarted from './workflow-started.ts';
import workflowStepFinished from './workflow-step-finished.ts';
import workflowStepStarted from './workflow-step-started.ts';

export default { botHeartbeat, botKnowledgeAdded, botPromptTuned, botRetrained, botToolAdded, handoffAcknowledged, handoffCancelled, handoffRequested, messageCreated, workflowFinished, workflowStarted, workflowStepFinished, workflowStepStarted };
