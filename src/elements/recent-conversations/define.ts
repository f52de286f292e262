import { defineElement } from '../../internal/registry.ts';
import { RecentConversations } from './recent-conversations.ts';

defineElement('recent-conversations', RecentConversations);
