"""PostgreSQL, Redis, Kafka, NGINX and Taskfleet's own processes on one machine, under one process supervisor."""
