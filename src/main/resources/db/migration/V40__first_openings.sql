-- When an invitation, a status link and a task were first opened: this and nothing about who opened it, or from where.

alter table access_link add column opened_at timestamp(3);
alter table status_link add column opened_at timestamp(3);
alter table step_deadline add column opened_at timestamp(3);
