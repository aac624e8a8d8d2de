# One image for every process; docker-compose.yml says which one each container runs.
FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
RUN mkdir -p /data && chown node:node /data
USER node
VOLUME /data
CMD ["node", "stack/main.ts"]
