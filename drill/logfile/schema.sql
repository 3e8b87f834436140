-- Facts, never changed and never removed. Texts that say nothing are empty; a quality that was not given is null.
create table reviews (
    id       text    not null primary key,        -- ULID; rises with every event of a device
    device   text    not null,
    card     text    not null,
    day      integer not null,                    -- the learner's day, ordinal
    at       text    not null,                    -- UTC, ISO 8601 with milliseconds
    zone     text    not null,
    kind     text    not null,                    -- daily, mock, try; suspend, resume, reset; undo; clock
    quality  integer check (quality between 0 and 5),
    seconds  real    not null,
    answer   text    not null,
    verdict  text    not null,                    -- a JSON object, or empty
    retracts text    not null,                    -- the event that an undo takes back
    previous text    not null                     -- digest of the event before it on this device
) strict;

create index reviews_by_card on reviews (card, at, id);
create index reviews_by_day on reviews (day);
create index reviews_retracted on reviews (retracts) where retracts <> '';

-- What stands: neither taken back nor a taking back.
create view standing as
select * from reviews
where kind <> 'undo'
  and not exists (select 1 from reviews as undo where undo.retracts <> '' and undo.retracts = reviews.id);

-- Derived from reviews, written in the same transaction, rebuilt by replay at any time.
create table schedules (
    card        text    not null primary key,
    repetitions integer not null,
    interval    integer not null,                 -- days
    ease        integer not null,                 -- hundredths
    due         integer not null,
    last        integer not null,
    was_due     integer not null,
    lapses      integer not null,
    again       integer not null check (again in (0, 1)),
    suspended   integer not null check (suspended in (0, 1))
) strict, without rowid;

create index schedules_by_due on schedules (due);

-- Where each device's chain ends, so that a lost tail shows.
create table devices (
    device text    not null primary key,
    own    integer unique check (own = 1),        -- this device; null for all others
    latest text    not null,                      -- id of its last event
    head   text    not null                       -- digest of its last event
) strict;
