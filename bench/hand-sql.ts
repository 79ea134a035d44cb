// What somebody writes by hand: the aggregates of test/parity/data/flights.yml in DuckDB's SQL, a process of its own.
//   node bench/hand-sql.ts <flights.parquet>   prints the figures
import { sql, quoted } from './natives.ts';

const data = `read_parquet(${quoted(process.argv[2]!)})`;

const scan = `select count(*),
  ${['year', 'month', 'day', 'dep_time', 'carrier', 'flight', 'tailnum', 'origin', 'dest'].map((c) => `count(${c})`).join(', ')},
  count_if(year not in (2013)), count_if(month < 1), count_if(month > 12), count_if(day < 1), count_if(day > 31),
  count_if(dep_time < 0), count_if(dep_time > 2400), count_if(sched_dep_time < 0), count_if(sched_dep_time > 2400),
  count_if(dep_delay < -60), count_if(dep_delay > 1000), count_if(hour < 0), count_if(hour > 23),
  count_if(minute < 0), count_if(minute > 59),
  count_if(not regexp_matches(carrier, '^[A-Z0-9]{2}$')), count_if(not regexp_matches(tailnum, '^N[0-9]{1,5}[A-Z]{0,2}$')),
  count_if(origin not in ('JFK', 'LGA', 'EWR')), count_if(length(dest) <> 3),
  count_if(arr_time < dep_time), count_if(dep_delay < -60 or dep_delay > 1000),
  avg(arr_delay), stddev_samp(dep_delay), median(air_time), count(distinct dest),
  quantile_cont(distance, 0.05), quantile_cont(distance, 0.5), quantile_cont(distance, 0.95)
  from ${data}`;
const key = 'year, month, day, carrier, flight, sched_dep_time, origin';
const unique = `select coalesce(sum(n), 0) from (select count(*) as n from ${data} group by ${key} having n > 1)`;

const figures = [...(await sql(scan)), ...(await sql(unique))].map(([figure]) => String(figure));
console.log(figures.join(' '));
