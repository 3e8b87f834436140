-- Put back on every open, so that reviews stay append-only whoever had the file in between.
drop trigger if exists reviews_stay_unchanged;
create trigger reviews_stay_unchanged before update on reviews
begin
    select raise(abort, 'reviews are facts and never change');
end;

drop trigger if exists reviews_stay;
create trigger reviews_stay before delete on reviews
begin
    select raise(abort, 'reviews are facts and are never removed');
end;

drop trigger if exists reviews_come_once;
create trigger reviews_come_once before insert on reviews
when exists (select 1 from reviews where id = new.id)
begin
    select raise(abort, 'a review is written once');
end;
