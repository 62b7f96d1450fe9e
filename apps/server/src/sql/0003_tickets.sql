-- Pushes whose transport tells later what became of them.
create index deliveries_tickets on deliveries (sent_at) where ticket is not null;
