import { defineElement } from '../../internal/registry.ts';
import { ConversationCredits } from './conversation-credits.ts';

defineElement('conversation-credits', ConversationCredits);
