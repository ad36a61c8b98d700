"""What alembic runs: the steps, on the connection handed in, inside the transaction that is open there."""

from alembic import context

from accounted.store.tables import LASTING

context.configure(connection=context.config.attributes["connection"], target_metadata=LASTING, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
